package dev.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which release this is, from a file that the build fills in. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties build = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/dev/rollcall/build.properties")) {
            if (file != null) {
                build.load(file);
            }
        }
        return new String[] {"rollcall " + build.getProperty("version", "(unknown version)")};
    }
}
