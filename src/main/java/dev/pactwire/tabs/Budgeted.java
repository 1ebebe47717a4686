package dev.pactwire.tabs;

/// Text that lets a regular expression look at it only so often: a pattern from outside may run away.
final class Budgeted implements CharSequence {

    private static final int LOOKS = 200_000;

    private final CharSequence text;
    private final int[] left;

    Budgeted(CharSequence text) {
        this(text, new int[] {LOOKS});
    }

    Budgeted(CharSequence text, int looks) {
        this(text, new int[] {looks});
    }

    private Budgeted(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Budgeted(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("the pattern took too long", null, false, false);
        }
    }
}
