package dev.rollcall.observation;

import java.util.List;
import java.util.Optional;

/**
 * What is around Remote Desktop on a host.
 *
 * @param installation part of a digest of the id that the system was given when it was installed. Copies of a disk share it
 * @param board part of a digest of the id of the machine or virtual machine itself
 * @param clients that tried to connect since the check before
 * @param udpListening whether anything takes UDP at the port
 * @param udpAllowed whether the host's own firewall lets UDP in there
 * @param nameServers that the host asks, as addresses
 */
public record Environment(
        Optional<String> installation,
        Optional<String> board,
        List<Software> software,
        List<Client> clients,
        Optional<Boolean> udpListening,
        Optional<Boolean> udpAllowed,
        List<String> nameServers) {
    public Environment {
        software = List.copyOf(software);
        clients = List.copyOf(clients);
        nameServers = List.copyOf(nameServers);
    }

    /**
     * A program of somebody else that has to do with sessions.
     *
     * @param place service, process or file by which it was known
     */
    public record Software(String name, SoftwareKind kind, String place) {}

    /** What it does there. */
    public enum SoftwareKind {
        /** Stands in the place of a part of the RDP server. */
        WRAPPER,
        /** Lets somebody see and steer the screen by another protocol. */
        REMOTE_CONTROL,
        /** Has a say in who may log on. */
        CREDENTIAL_PROVIDER,
        OTHER
    }

    /**
     * One client, by its address.
     *
     * @param refused how many times its user name or password was refused
     * @param broken how many times it was cut off for a fault in what it sent
     * @param granted how many sessions it began or took up again
     */
    public record Client(String address, int refused, int broken, int granted) {}
}
