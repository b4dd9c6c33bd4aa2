package dev.rollcall.diagnosis.knowledge;

import dev.rollcall.diagnosis.code.CodeKind;
import dev.rollcall.diagnosis.code.GuideStep;
import dev.rollcall.diagnosis.code.KnownCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages on what no single cause, code or fix holds. */
final class TopicPages {
    static final String GUIDE = "guide";
    static final String NEGOTIATION = "negotiation";
    static final String GATEWAY = "rd-gateway";
    static final String EVENTS = "events";
    static final String SETTINGS = "settings";

    /** In the order in which they are listed. */
    private static final Map<String, String> TITLES = titles();

    private final List<GuideStep> guide;
    private final List<KnownCode> codes;
    private final Written written;

    TopicPages(List<GuideStep> guide, List<KnownCode> codes, Written written) {
        this.guide = guide;
        this.codes = codes;
        this.written = written;
    }

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put(GUIDE, "Error 0x904 / 0x7, step by step");
        titles.put("common-advice", "Where common advice is wrong");
        titles.put("listener-certificate", "The listener's certificate and its key");
        titles.put(SETTINGS, "Settings, services, firewall");
        titles.put(EVENTS, "Events to look for");
        titles.put("sessions", "Sessions");
        titles.put(NEGOTIATION, "How connections are negotiated");
        titles.put(GATEWAY, "RD Gateway");
        return titles;
    }

    List<Page> all() {
        return TITLES.entrySet().stream()
                .map(topic -> new Page(topic.getKey(), topic.getValue(), PageKind.TOPIC, "", sections(topic.getKey())))
                .toList();
    }

    private List<Section> sections(String id) {
        List<Section> sections = new ArrayList<>(written.sections(id));
        switch (id) {
            case GUIDE -> guide.forEach(step -> sections.add(step(step, sections.size())));
            case EVENTS -> providers().forEach((provider, events) -> sections.add(codes(provider, events)));
            case NEGOTIATION -> sections.add(codes("What a server refuses with", of(CodeKind.NEGOTIATION)));
            case GATEWAY -> sections.add(codes("What a gateway says itself", of(CodeKind.GATEWAY)));
            default -> {}
        }
        return sections;
    }

    private Section step(GuideStep step, int before) {
        List<Statement> list = new ArrayList<>();
        int number = before - written.sections(GUIDE).size() + 1;
        add(list, step, "Check: ", step.check(), step.causes());
        add(list, step, "Cure: ", step.cure(), step.fixes());
        add(list, step, "Beware: ", step.advice(), List.of());
        return new Section(number + ". " + step.title(), list);
    }

    private static void add(List<Statement> list, GuideStep step, String front, String words, List<String> links) {
        if (!words.isEmpty()) {
            list.add(new Statement(
                    front + words, step.source().sureness(), step.source().words(), links));
        }
    }

    private Map<String, List<KnownCode>> providers() {
        Map<String, List<KnownCode>> providers = new LinkedHashMap<>();
        of(CodeKind.EVENT)
                .forEach(event -> providers
                        .computeIfAbsent(event.name(), name -> new ArrayList<>())
                        .add(event));
        return providers;
    }

    private List<KnownCode> of(CodeKind kind) {
        return codes.stream().filter(known -> known.kind() == kind).toList();
    }

    private static Section codes(String title, List<KnownCode> codes) {
        return new Section(
                title,
                codes.stream()
                        .map(known -> new Statement(
                                Sentences.whole(known.meaning()),
                                known.source().sureness(),
                                known.source().words(),
                                List.of(CodeNames.id(known))))
                        .toList());
    }
}
