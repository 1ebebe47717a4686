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

    /// What the server refused by itself.
    static ApiError byServer(int status) {
        return switch (status) {
            case 400 ->
                new ApiError(
                        ErrorCode.INVALID_REQUEST_BODY, "The request is malformed, or its body stops before its end.");
            case 401, 403 -> new ApiError(ErrorCode.USER_LACKS_PERMISSIONS, "The request was refused.");
            case 404, 405 -> new ApiError(ErrorCode.RESOURCE_NOT_FOUND, "This signing service has no such resource.");
            case 413 -> new ApiError(ErrorCode.REQUEST_TOO_LARGE, "The request is too large.");
            case 415 -> new ApiError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "This resource does not take this media type.");
            default -> new ApiError(ErrorCode.UNSPECIFIED_ERROR, "Something went wrong here; it was noted.");
        };
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
