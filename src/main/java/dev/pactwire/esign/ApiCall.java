package dev.pactwire.esign;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.envelopes.Actor;
import dev.pactwire.signingoauth.SigningAccount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One authenticated request to the REST wire.
///
/// @param address where the caller's request came from
/// @param served the address under which the caller reached us
/// @param headers names in lower case
/// @param query parameters by name; the first value of each
record ApiCall(
        User user,
        SigningAccount account,
        String address,
        String served,
        Map<String, String> headers,
        Map<String, String> query,
        byte[] body) {

    private static final String BASE64 = "base64";

    /// The request's JSON; an empty object when it has no body.
    ///
    /// @throws ApiError UNSUPPORTED_MEDIA_TYPE for XML, INVALID_REQUEST_BODY for what is no JSON object
    Fields json() {
        if (contentType().contains("xml")) {
            throw new ApiError(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send JSON: XML is not spoken here.");
        }
        return Fields.parse(body);
    }

    String contentType() {
        return header("content-type").toLowerCase(Locale.ROOT);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Whether the caller marks its body as base64, or asks for an answer in it.
    boolean inBase64() {
        return header("content-transfer-encoding").strip().equalsIgnoreCase(BASE64);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    boolean flag(String name) {
        return parameter(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// The comma-separated values of a parameter.
    List<String> values(String name) {
        return parameter(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    int number(String name, int otherwise) {
        try {
            return parameter(name).map(String::strip).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw ApiError.parameter("The query parameter " + name + " must be a whole number.");
        }
    }

    Actor actor() {
        return Actor.user(user, address);
    }

    boolean byAdmin() {
        return user.may(Action.MANAGE_SIGNING);
    }

    void requireAdmin() {
        if (!byAdmin()) {
            throw new ApiError(
                    ErrorCode.USER_NOT_ACCOUNT_ADMIN, "Only an administrator of the signing account may do this.");
        }
    }

    /// The absolute address of this account's resources.
    String accountAddress() {
        return served + "/restapi/v2.1/accounts/" + account.id();
    }
}
