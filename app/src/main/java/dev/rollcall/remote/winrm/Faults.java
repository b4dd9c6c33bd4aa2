package dev.rollcall.remote.winrm;

import dev.rollcall.remote.RemoteException;
import dev.rollcall.remote.RemoteException.Problem;
import dev.rollcall.remote.winrm.soap.Fault;

/** A host's faults in our words: what it means here, and what to do. The numbers are those of {@code wsmerror.h} and Windows. */
final class Faults {
    private static final int LONGEST_WORDS = 200;

    private static final long ACCESS_DENIED = 5;
    private static final long BROKEN_PIPE = 109;
    private static final long PIPE_CLOSING = 232;
    private static final long NO_PIPE_READER = 233;
    private static final long ABORTED = 995;

    private static final String NO_SHELL =
            "Logged on, but the account may not open a command shell: Remote Management Users"
                    + " can't, administrators can; a local one other than the built-in needs LocalAccountTokenFilterPolicy = 1";

    private Faults() {}

    static RemoteException inWords(Fault fault) {
        long code = fault.code();
        if (code == ACCESS_DENIED || code == 0x80070005L || fault.subcode().equals("AccessDenied")) {
            return new RemoteException(Problem.ACCESS_DENIED, NO_SHELL);
        }
        if (code >= 0x803381E4L && code <= 0x803381EAL) {
            return failed("A quota of the host's shell plug-in is used up", code);
        }
        return switch ((int) code) {
            case 0x80338029 -> new RemoteException(Problem.TIMED_OUT, "The host did not do it in time" + number(code));
            case 0x803381A5 ->
                failed(
                        "The account has as many shells open on the host as it may: close some, or try again later",
                        code);
            case 0x803381A6 -> failed("The account has as many operations under way on the host as it may", code);
            case 0x803381A7, 0x803381A8, 0x803381AB -> failed("A quota of WinRM on the host is used up", code);
            case 0x8033805B, 0x800703FA -> failed("The shell has ended on the host by itself", code);
            case 0x803381AC ->
                new RemoteException(
                        Problem.ACCESS_DENIED, "The host's policy allows no remote shells (AllowRemoteShellAccess)");
            case 0x803381E3 ->
                new RemoteException(Problem.ACCESS_DENIED, "The host's policy allows no remote connection");
            case 0x80338026 -> failed("The host found an envelope too large (MaxEnvelopeSize)", code);
            case 0x80338000 -> failed("The host has no command shell to offer", code);
            case 0x800700CE -> failed("The host found the command line too long", code);
            case 0x80070002 -> failed("The host has no powershell.exe", code);
            case 0x80338126, 0x8033812C -> failed("The host wants encrypted messages, or no unencrypted ones", code);
            case (int) ABORTED -> failed("The program was ended from outside, or WinRM was restarted", code);
            default -> failed("The host answered with a fault: " + shown(fault), code);
        };
    }

    /** Whether input could not be delivered because the program has ended: what it said is still to be had. */
    static boolean isEndOfProgram(Fault fault) {
        return fault.code() == BROKEN_PIPE || fault.code() == PIPE_CLOSING || fault.code() == NO_PIPE_READER;
    }

    private static RemoteException failed(String words, long code) {
        return new RemoteException(Problem.FAILED, words + number(code));
    }

    private static String number(long code) {
        return code == 0 ? "" : " (" + code + ")";
    }

    /** Whatever the host says, in one short line. */
    private static String shown(Fault fault) {
        String words = fault.words().replaceAll("[\\p{Cntrl}\\s\\p{Cf}]+", " ").strip();
        if (words.isEmpty()) {
            return fault.subcode().matches("[A-Za-z]{1,60}") ? fault.subcode() : "without words";
        }
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }
}
