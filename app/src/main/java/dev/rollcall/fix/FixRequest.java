package dev.rollcall.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.host.Host;
import dev.rollcall.host.InputException;
import dev.rollcall.remote.Script.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a host script is told, as one JSON document.
 *
 * @param names all that the host is known by, its own first
 * @param settings the fix's parameters
 * @param machine what the host called itself when it was planned, see {@link FixReport#machine()}: a script refuses to act on
 *     another; empty when planning
 * @param image the image that was taken before, for {@link Action#UNDO}; otherwise empty
 * @param ticket names this step in this campaign: what a script leaves on the host for undo is kept under it
 */
public record FixRequest(
        Action action,
        Host host,
        List<String> names,
        FixSettings settings,
        String machine,
        Optional<String> image,
        String ticket) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public FixRequest {
        names = List.copyOf(names);
    }

    public FixRequest asking(Action next) {
        return new FixRequest(next, host, names, settings, machine, image, ticket);
    }

    public FixRequest expecting(String computer) {
        return new FixRequest(action, host, names, settings, computer, image, ticket);
    }

    public FixRequest with(String taken) {
        return new FixRequest(action, host, names, settings, machine, Optional.of(taken), ticket);
    }

    /** For the scripts of such hosts. What files hold is read now, and only where something may be done with it. */
    String json(HostFix fix, Language language) throws InputException {
        FixSettings wanted = fix.settings(settings, language);
        Map<String, Object> parameters = switch (action) {
            case PLAN, APPLY -> wanted.told();
            case UNDO, CONFIRM -> wanted.plain();
        };
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("action", action.key());
        document.put("ticket", ticket);
        document.put("machine", machine);
        document.put("host", host.name());
        document.put("names", names);
        document.put("port", host.port());
        document.put("parameters", parameters);
        try {
            document.put("image", image.isPresent() ? JSON.readTree(image.get()) : Map.of());
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an image that is no JSON: " + image.orElse(""), e);
        }
    }
}
