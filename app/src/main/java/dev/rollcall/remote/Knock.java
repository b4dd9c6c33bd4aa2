package dev.rollcall.remote;

import dev.rollcall.fanout.Deadline;
import dev.rollcall.remote.RemoteException.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A TCP connect that says whether anything listens behind a door; nothing is sent. */
record Knock(Door door, InetAddress address, Duration timeout) {
    /** The door is open where {@link Attempt#problem()} is empty. Ends at once when interrupted, as every connect of a virtual thread. */
    Attempt knock(Deadline deadline) {
        InetSocketAddress there = new InetSocketAddress(address, door.port());
        try (Socket socket = new Socket()) {
            socket.connect(there, deadline.within(timeout).leftMillis());
            return Attempt.granted(door);
        } catch (SocketTimeoutException e) {
            return Attempt.failed(door, Problem.NOT_REACHED, "no answer");
        } catch (NoRouteToHostException e) {
            return Attempt.failed(door, Problem.NOT_REACHED, "no route to the host");
        } catch (ConnectException e) {
            return Attempt.failed(door, Problem.REFUSED, "connection refused");
        } catch (IOException e) {
            return Attempt.failed(door, Problem.NOT_REACHED, "not reached: " + e.getMessage());
        }
    }
}
