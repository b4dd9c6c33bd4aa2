import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** Migrates an empty memory database and writes jOOQ's classes of what came out: {@code MIGRATIONS TARGET}. */
final class GenerateSchema {
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        // Its news of every build would read like trouble.
        FLYWAY.setLevel(Level.WARNING);
        String url = "jdbc:h2:mem:schema;DB_CLOSE_DELAY=-1";
        try (var keepAlive = DriverManager.getConnection(url)) {
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("filesystem:" + migrations)
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc().withUrl(url))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.h2.H2Database")
                                    .withInputSchema("PUBLIC")
                                    .withOutputSchemaToDefault(true)
                                    .withExcludes("flyway_schema_history"))
                            .withGenerate(new Generate().withGeneratedAnnotation(true))
                            .withTarget(new Target()
                                    .withPackageName("dev.rollcall.store.schema")
                                    .withDirectory(target.toString()))));
        }
    }
}
