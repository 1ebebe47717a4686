package dev.pactwire.platform;

import java.util.List;

/// An expected failure that a person can understand and mend: a key into the translated texts and its arguments.
/// Modules extend it with their own coded errors. Pages show the sentence; the wires map the code.
public class Refusal extends RuntimeException {

    private final String textKey;
    private final List<Object> arguments;

    /// An argument that is itself a text: it is said in the language of the sentence.
    public record Term(String textKey) {}

    /// @param textKey a key in `texts/<module>_en.properties`
    public Refusal(String textKey, Object... arguments) {
        super(textKey + (arguments.length == 0 ? "" : " " + List.of(arguments)), null, false, false);
        this.textKey = textKey;
        this.arguments = List.of(arguments);
    }

    public String textKey() {
        return textKey;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
