package dev.pactwire.esign;

import dev.pactwire.access.Action;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.access.Users;
import dev.pactwire.connect.WireTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The account and its members: the people of this installation who may send (REST: Accounts, Users).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class AccountController {

    private static final int MAX_USERS = 100;

    private final Users users;

    AccountController(Users users) {
        this.users = users;
    }

    @GetMapping
    ResponseEntity<byte[]> account(ApiCall call) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("accountIdGuid", call.account().id().toString());
        wire.put("accountName", call.account().name());
        wire.put("allowTransactionRooms", "false");
        wire.put("canUpgrade", "false");
        wire.put("createdDate", WireTime.of(call.account().createdAt()));
        wire.put("currentPlanId", "pactwire");
        wire.put("envelopeSendingBlocked", "false");
        wire.put("envelopeUnitPrice", "0");
        wire.put("externalAccountId", String.valueOf(call.account().externalId()));
        wire.put("isDowngrade", "false");
        wire.put("planName", "Pactwire");
        wire.put("suspensionStatus", "");
        wire.put("pactwireExtensions", List.of("sealing"));
        return Answers.ok(wire);
    }

    @GetMapping("/users")
    ResponseEntity<byte[]> users(ApiCall call) {
        List<User> members = users.all().stream()
                .filter(AccountController::isMember)
                .filter(user -> call.parameter("email")
                        .map(user.email()::equalsIgnoreCase)
                        .orElse(true))
                .toList();
        int start = Math.clamp(call.number("start_position", 0), 0, members.size());
        int count = Math.clamp(call.number("count", MAX_USERS), 1, MAX_USERS);
        List<User> page = members.subList(start, Math.min(members.size(), start + count));
        var wire = new LinkedHashMap<String, Object>();
        wire.put("users", page.stream().map(AccountController::toWire).toList());
        wire.put("resultSetSize", String.valueOf(page.size()));
        wire.put("totalSetSize", String.valueOf(members.size()));
        wire.put("startPosition", String.valueOf(start));
        wire.put("endPosition", String.valueOf(Math.max(start, start + page.size() - 1)));
        return Answers.ok(wire);
    }

    @GetMapping("/users/{userId}")
    ResponseEntity<byte[]> user(ApiCall call, @PathVariable String userId) {
        return Answers.ok(toWire(find(userId)));
    }

    private User find(String userId) {
        try {
            return users.find(UserId.parse(userId))
                    .filter(AccountController::isMember)
                    .orElseThrow(AccountController::unknown);
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
    }

    private static ApiError unknown() {
        return new ApiError(ErrorCode.INVALID_USERID, "The account has no such user.");
    }

    private static boolean isMember(User user) {
        return user.may(Action.SEND_AGREEMENTS);
    }

    private static Map<String, String> toWire(User user) {
        String[] words = user.name().strip().split("\\s+", 2);
        var wire = new LinkedHashMap<String, String>();
        wire.put("userName", user.name());
        wire.put("userId", user.id().value().toString());
        wire.put("userType", "CompanyUser");
        wire.put("isAdmin", user.may(Action.MANAGE_SIGNING) ? "True" : "False");
        wire.put("userStatus", "Active");
        wire.put("uri", "/users/" + user.id().value());
        wire.put("email", user.email());
        wire.put("firstName", words[0]);
        wire.put("lastName", words.length > 1 ? words[1] : "");
        return wire;
    }
}
