package dev.supervisor.api.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A scanner of XML")
class XmlScannerTest {
    private static final int DOCUMENTS = Integer.getInteger("documents", 20_000);
    private static final List<String> PIECES = List.of(
            "<a>",
            "</a>",
            "<a>",
            "</a>",
            "<bc>",
            "</bc>",
            "</m>",
            "<m>",
            "<b/>",
            "<b />",
            "</b >",
            "<b x='1' y=\"2\">",
            "<b x='1' x='2'/>",
            "<b x='a&lt;b'/>",
            "<b x='<'/>",
            "<b x=1/>",
            "<b x/>",
            "<b x='1'y='2'/>",
            "<b x = '\"'/>",
            "<",
            ">",
            "&",
            "'",
            "\"",
            "=",
            "/",
            "<a",
            "/>",
            "]]>",
            "]]",
            "&amp;",
            "&lt;&gt;",
            "&quot;&apos;",
            "&nosuch;",
            "&#65;",
            "&#x1F600;",
            "&#x41",
            "&#1;",
            "&#xFFFE;",
            "&#;",
            "&#99999999999;",
            "&amp",
            "<![CDATA[x]]>",
            "<![CDATA[<&\r\n]]]]>",
            "<![CDATA[",
            "<!-- c -->",
            "<!-- -- -->",
            "<!---->",
            "<!--->",
            "<!-- a",
            "<?pi x?>",
            "<?pi?>",
            "<?pi",
            "<?xml version='1.0'?>",
            "<? pi?>",
            "<!DOCTYPE m>",
            "<!ELEMENT a>",
            "\r\n",
            "\r",
            "\n",
            "\t",
            " ",
            "text",
            "é",
            "😀",
            "\u0001",
            "\uFFFE",
            "<é>",
            "</é>",
            "<1/>",
            "<a-1.b_/>");

    private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

    XmlScannerTest() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    }

    @Tag("slow")
    @Test
    void takes_and_refuses_what_the_parser_of_the_JDK_does() {
        long seed = Long.getLong("seed", 1);
        int taken = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String document = document(new Random(seed + i));

            assertThat(byScanner(document))
                    .as("seed %d: %s", seed + i, document)
                    .isEqualTo(byTheJdk(document));
            taken += byScanner(document).isPresent() ? 1 : 0;
        }
        assertThat(taken).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    /** Mostly well-formed, or nearly so. */
    private static String document(Random random) {
        StringBuilder inside = new StringBuilder();
        List<String> open = new ArrayList<>();
        for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
            inside.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextBoolean()) {
                open.add(random.nextBoolean() ? "a" : "bc");
                inside.append('<').append(open.getLast()).append('>');
            } else if (!open.isEmpty()) {
                inside.append("</").append(open.removeLast()).append('>');
            }
        }
        while (!open.isEmpty()) {
            inside.append("</").append(open.removeLast()).append('>');
        }
        String around = random.nextInt(8) == 0 ? PIECES.get(random.nextInt(PIECES.size())) : "";
        String behind = random.nextInt(8) == 0 ? PIECES.get(random.nextInt(PIECES.size())) : "";
        return (random.nextBoolean() ? "<?xml version='1.0'?>\n" : "") + around + "<m>" + inside + "</m>" + behind;
    }

    /** The contents of a document, with the text before each start and end; empty if it is refused. */
    private static Optional<List<String>> byScanner(String document) {
        try {
            XmlScanner scanner = new XmlScanner(document.getBytes(StandardCharsets.UTF_8));
            List<String> found = new ArrayList<>();
            for (XmlScanner.Token token = scanner.next();
                    token != XmlScanner.Token.END_OF_DOCUMENT;
                    token = scanner.next()) {
                found.add(scanner.text());
                found.add(token == XmlScanner.Token.START ? "<" + scanner.name() : ">");
            }
            return Optional.of(found);
        } catch (XmlRpcException e) {
            return Optional.empty();
        }
    }

    private Optional<List<String>> byTheJdk(String document) {
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(document));
            List<String> found = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        found.add(text.toString());
                        found.add("<" + xml.getLocalName());
                        text.setLength(0);
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        found.add(text.toString());
                        found.add(">");
                        text.setLength(0);
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    default -> {
                        // Nothing to compare.
                    }
                }
            }
            return Optional.of(found);
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    @Test
    void leaves_prefixes_away() {
        assertThat(byScanner("<p:m><q:a/></p:m>")).contains(List.of("", "<m", "", "<a", "", ">", "", ">"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<m", "<m a", "<m a=", "<m a='", "<m/", "</", "<", "<m>&", "<m>&#", "<m><!", "<m><![CDATA[", "<?"
            })
    void says_that_a_document_is_cut_off_wherever_it_is(String document) {
        assertThatThrownBy(() -> {
                    XmlScanner scanner = new XmlScanner(document.getBytes(StandardCharsets.UTF_8));
                    while (scanner.next() != XmlScanner.Token.END_OF_DOCUMENT) {
                        // goes on
                    }
                })
                .isInstanceOf(XmlRpcException.class);
    }
}
