package dev.rollcall.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The one thread that touches the database, with its one connection. An interrupt while H2 writes closes the file under it, and
 * a cancelled sweep interrupts its threads; so theirs only wait here, and an interrupt is kept for them.
 */
final class StoreThread {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("store").factory());
    private final Connection connection;
    private final DSLContext context;

    StoreThread(Connection connection) {
        this.connection = connection;
        // Quoted upper-case names, jOOQ's usual, would tie the statements to H2.
        context = DSL.using(
                connection,
                SQLDialect.H2,
                new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED));
    }

    /** Runs work in one transaction and waits for it; what it changed is with the operating system when this returns. */
    <T> T get(Function<DSLContext, T> work) {
        return await(submit(() -> {
            T result = context.transactionResult(transaction -> work.apply(transaction.dsl()));
            context.execute("checkpoint");
            return result;
        }));
    }

    /** As {@link #get}, for work that tells nothing. */
    void run(Consumer<DSLContext> work) {
        get(context -> {
            work.accept(context);
            return true;
        });
    }

    /** Ends the thread after what it was given, and {@code ending} last, outside any transaction. Again: does nothing. */
    void close(Ending ending) {
        if (executor.isShutdown()) {
            return;
        }
        Future<Boolean> end = submit(() -> {
            ending.end(connection);
            return true;
        });
        executor.close();
        await(end);
    }

    /** What closes a connection. */
    interface Ending {
        void end(Connection connection) throws SQLException;
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return executor.submit(work);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the store is closed", e);
        }
    }

    private static <T> T await(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    "The store can't be read or written: " + OneLine.of(e), new IOException(e.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
