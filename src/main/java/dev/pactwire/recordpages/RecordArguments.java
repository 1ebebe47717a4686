package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives handlers the type and the record that their address names. A record that is not there, and one that
/// the viewer may not see, are the same: 404, on each request anew.
@Component
class RecordArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final int MAX_ID_DIGITS = 16;

    private final ObjectProvider<Records> records;

    RecordArguments(ObjectProvider<Records> records) {
        this.records = records;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return List.of(CrmRecord.class, RecordType.class).contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        RecordType type =
                variable(request, "plural").flatMap(RecordType::ofPlural).orElseThrow(RecordArguments::nothingHere);
        return parameter.getParameterType().equals(RecordType.class) ? type : visible(type, request);
    }

    private CrmRecord visible(RecordType type, NativeWebRequest request) {
        return variable(request, "id")
                .filter(id -> id.length() <= MAX_ID_DIGITS)
                .flatMap(id -> records.getObject().get(viewer(), new RecordRef(type, Long.parseLong(id))))
                .orElseThrow(RecordArguments::nothingHere);
    }

    private static Optional<String> variable(NativeWebRequest request, String name) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get(name)).map(String::valueOf)
                : Optional.empty();
    }

    private static User viewer() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof User user) {
            return user;
        }
        throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }

    private static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
