package dev.pactwire.esign;

/// An error of the signing wire: a code and, in English, what is wrong and how to mend it.
final class ApiError extends RuntimeException {

    private final ErrorCode code;

    ApiError(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static ApiError parameter(String message) {
        return new ApiError(ErrorCode.INVALID_REQUEST_PARAMETER, message);
    }

    static ApiError notEnabled(String what) {
        return new ApiError(ErrorCode.PLAN_ITEM_NOT_ENABLED, what + " is not available at this signing service.");
    }

    ErrorCode code() {
        return code;
    }

    /// @param message the text of [#getMessage()], never null
    record Detail(String errorCode, String message) {}

    Detail toWire() {
        return new Detail(code.name(), String.valueOf(getMessage()));
    }
}
