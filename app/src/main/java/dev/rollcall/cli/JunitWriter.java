package dev.rollcall.cli;

import dev.rollcall.matrix.Row;
import dev.rollcall.policy.Finding;
import dev.rollcall.policy.Status;
import dev.rollcall.policy.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The XML that build servers read: a suite a host, a test case a check. Warnings pass, and say so in their output. */
final class JunitWriter implements MatrixWriter {
    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();
    private final InOrder document;

    JunitWriter(PrintStream out) {
        document =
                new InOrder(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rollcall\">\n", "\n");
    }

    @Override
    public void add(int place, Row row) throws IOException {
        Optional<Verdict> verdict = row.verdict();
        if (verdict.isPresent()) {
            document.add(place, suite(verdict.get()));
        }
    }

    @Override
    public void end(Tally tally) {
        document.end("\n</testsuites>\n");
    }

    @Override
    public boolean unread() {
        return document.unread();
    }

    private byte[] suite(Verdict verdict) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = writer(bytes);
            suite(xml, verdict);
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
        return bytes.toByteArray();
    }

    /** The factory is not said to be safe for several threads. */
    private synchronized XMLStreamWriter writer(OutputStream bytes) throws XMLStreamException {
        return factory.createXMLStreamWriter(bytes, "UTF-8");
    }

    private static void suite(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
        Collection<Finding> findings = verdict.findings().values();
        Duration took = findings.stream().map(Finding::took).reduce(Duration.ZERO, Duration::plus);
        attributes(xml, "testsuite", "name", verdict.host().label());
        xml.writeAttribute("tests", Integer.toString(findings.size()));
        xml.writeAttribute("failures", Long.toString(count(findings, Status.FAIL)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(count(findings, Status.SKIPPED) + count(findings, Status.UNKNOWN)));
        xml.writeAttribute(
                "timestamp", verdict.at().truncatedTo(ChronoUnit.SECONDS).toString());
        xml.writeAttribute("time", seconds(took));
        for (Finding finding : findings) {
            xml.writeCharacters("\n  ");
            testCase(xml, verdict, finding);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Verdict verdict, Finding finding) throws XMLStreamException {
        attributes(xml, "testcase", "name", finding.check().key());
        xml.writeAttribute("classname", PlainText.line(verdict.host().label()));
        xml.writeAttribute("time", seconds(finding.took()));
        String message = finding.summary().isBlank() ? finding.code() : finding.summary();
        switch (finding.status()) {
            case FAIL -> {
                attributes(xml, "failure", "message", message);
                xml.writeAttribute("type", finding.code());
                xml.writeEndElement();
            }
            case UNKNOWN, SKIPPED -> {
                attributes(xml, "skipped", "message", message);
                xml.writeEndElement();
            }
            case WARN -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(PlainText.line("warning: "
                        + (message.startsWith(finding.code()) ? message : finding.code() + ": " + message)));
                xml.writeEndElement();
            }
            case OK -> {}
        }
        xml.writeEndElement();
    }

    private static void attributes(XMLStreamWriter xml, String element, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute(name, PlainText.line(text));
    }

    private static long count(Collection<Finding> findings, Status status) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1000.0);
    }
}
