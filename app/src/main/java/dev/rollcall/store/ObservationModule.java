package dev.rollcall.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.rollcall.host.Host;
import dev.rollcall.observation.NlaObservation;
import dev.rollcall.observation.Observation;
import dev.rollcall.observation.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Teaches Jackson the sealed types of observations, which know nothing of it, and addresses that need no name server. */
final class ObservationModule extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final List<Class<?>> SEALED = List.of(
            Outcome.class,
            Observation.class,
            NlaObservation.Negotiation.class,
            NlaObservation.Handshake.class,
            NlaObservation.CredSsp.class);

    ObservationModule() {
        super("observations");
        addSerializer(InetAddress.class, new AddressWriter());
        addDeserializer(InetAddress.class, new AddressReader());
        addSerializer(new StdDelegatingSerializer(Host.class, new SeenHost.Writer()));
        addDeserializer(Host.class, new StdDelegatingDeserializer<>(new SeenHost.Reader()));
        SEALED.forEach(type -> {
            setMixInAnnotation(type, Kind.class);
            register(type);
        });
    }

    /** A document names a record by its own name, without package: two below one sealed type never share theirs. */
    private void register(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                register(permitted);
            }
        } else {
            registerSubtypes(new NamedType(type, type.getSimpleName()));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kind {}

    private static final class AddressWriter extends StdSerializer<InetAddress> {
        private static final long serialVersionUID = 1;

        AddressWriter() {
            super(InetAddress.class);
        }

        @Override
        public void serialize(InetAddress address, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Addresses.text(address));
        }
    }

    private static final class AddressReader extends StdDeserializer<InetAddress> {
        private static final long serialVersionUID = 1;

        AddressReader() {
            super(InetAddress.class);
        }

        @Override
        public InetAddress deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getValueAsString("");
            try {
                return InetAddress.ofLiteral(text);
            } catch (IllegalArgumentException _) {
                return (InetAddress) context.handleWeirdStringValue(InetAddress.class, text, "not an address");
            }
        }
    }
}
