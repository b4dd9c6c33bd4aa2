package dev.rollcall.remote.winrm.soap;

import java.util.List;

/**
 * What a host says went wrong. To be told apart by the code: the words are in the host's language.
 *
 * @param code as {@code wsmerror.h} has it, unsigned; 0 where the host gave none
 * @param subcode without its prefix, such as {@code TimedOut}; may be empty
 * @param words the most specific that the host said; may be empty, may be anything
 */
public record Fault(long code, String subcode, String words) {
    /** An operation needs longer than was asked for; where output is waited for, that is no fault. */
    public static final long TIMED_OUT = 2_150_858_793L;

    static Fault of(XmlElement fault) {
        return new Fault(code(fault), subcode(fault), words(fault));
    }

    public boolean isTimeOut() {
        return code == TIMED_OUT || (code == 0 && subcode.equals("TimedOut"));
    }

    private static long code(XmlElement fault) {
        List<String> codes = fault.all()
                .filter(element -> element.is(Namespaces.FAULT, "WSManFault"))
                .map(element -> element.attribute("Code"))
                .toList();
        // The namespace of WMI's errors differs by provider.
        List<String> wmiCodes = fault.all()
                .filter(element -> element.name().equals("error_Code"))
                .map(XmlElement::text)
                .toList();
        for (List<String> candidates : List.of(codes, wmiCodes)) {
            for (String candidate : candidates) {
                if (candidate.strip().matches("\\d{1,10}")) {
                    return Long.parseLong(candidate.strip());
                }
            }
        }
        return 0;
    }

    private static String subcode(XmlElement fault) {
        return fault.child(Namespaces.SOAP, "Code")
                .flatMap(code -> code.child(Namespaces.SOAP, "Subcode"))
                .flatMap(subcode -> subcode.child(Namespaces.SOAP, "Value"))
                .map(value -> value.text().strip())
                .map(value -> value.substring(value.indexOf(':') + 1))
                .orElse("");
    }

    private static String words(XmlElement fault) {
        String reason = fault.child(Namespaces.SOAP, "Reason")
                .flatMap(element -> element.child(Namespaces.SOAP, "Text"))
                .map(XmlElement::text)
                .orElse("");
        return fault.all()
                .filter(element -> element.is(Namespaces.FAULT, "Message")
                        || element.is(Namespaces.FAULT, "ProviderFault")
                        || element.name().equals("Message"))
                .map(XmlElement::text)
                .filter(text -> !text.isBlank())
                .reduce((first, last) -> last)
                .orElse(reason)
                .strip();
    }
}
