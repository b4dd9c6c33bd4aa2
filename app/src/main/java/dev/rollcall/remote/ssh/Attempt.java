package dev.rollcall.remote.ssh;

import dev.rollcall.remote.RemoteException;

/** Carries a result, or why there is none, out of a function that can't throw. */
sealed interface Attempt<T> {
    T get() throws RemoteException;

    interface Work<T> {
        T run() throws RemoteException;
    }

    static <T> Attempt<T> of(Work<T> work) {
        try {
            return new Done<>(work.run());
        } catch (RemoteException why) {
            return new Failed<>(why);
        }
    }

    record Done<T>(T get) implements Attempt<T> {}

    record Failed<T>(RemoteException why) implements Attempt<T> {
        @Override
        public T get() throws RemoteException {
            throw why;
        }
    }
}
