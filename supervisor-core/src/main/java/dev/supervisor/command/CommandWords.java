package dev.supervisor.command;

import java.util.ArrayList;
import java.util.List;

/**
 * A command as arguments, split as a POSIX shell would split it: quotes and backslashes, nothing else; {@code #} begins no comment. The
 * same words as Python's {@code shlex.split}, which the original uses. Pure.
 */
final class CommandWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandWords(String text) {
        this.text = text;
    }

    /** The command ends where it cannot; the message is Python's. */
    static final class UnfinishedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfinishedException(String message) {
            super(message);
        }
    }

    /** Its words; none if there is nothing but white space. */
    static List<String> split(String command) throws UnfinishedException {
        CommandWords line = new CommandWords(command);
        while (line.at < command.length()) {
            line.readOne(command.charAt(line.at++));
        }
        line.endWord();
        return line.words;
    }

    private void readOne(char c) throws UnfinishedException {
        switch (c) {
            case ' ', '\t', '\r', '\n' -> endWord();
            case '\\' -> add(escaped());
            case '\'' -> readSingleQuoted();
            case '"' -> readDoubleQuoted();
            default -> add(c);
        }
    }

    private void readSingleQuoted() throws UnfinishedException {
        inWord = true;
        for (char c = quoted(); c != '\''; c = quoted()) {
            add(c);
        }
    }

    /** Within double quotes a backslash is one, unless a double quote or another backslash follows. */
    private void readDoubleQuoted() throws UnfinishedException {
        inWord = true;
        for (char c = quoted(); c != '"'; c = quoted()) {
            if (c == '\\') {
                char next = escaped();
                if (next != '"' && next != '\\') {
                    add('\\');
                }
                add(next);
            } else {
                add(c);
            }
        }
    }

    private char quoted() throws UnfinishedException {
        if (at == text.length()) {
            throw new UnfinishedException("No closing quotation");
        }
        return text.charAt(at++);
    }

    private char escaped() throws UnfinishedException {
        if (at == text.length()) {
            throw new UnfinishedException("No escaped character");
        }
        return text.charAt(at++);
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
