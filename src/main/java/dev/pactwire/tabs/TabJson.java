package dev.pactwire.tabs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pactwire.platform.Json;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// How tabs are stored. The names of kinds are kept for ever: a kind may be added, never renamed.
public final class TabJson {

    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .addMixIn(Kind.class, Kinds.class)
            .addMixIn(Tab.class, Plain.class)
            .build();

    private TabJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Kind.SignHere.class, name = "signHere"),
        @Type(value = Kind.InitialHere.class, name = "initialHere"),
        @Type(value = Kind.DateSigned.class, name = "dateSigned"),
        @Type(value = Kind.FullName.class, name = "fullName"),
        @Type(value = Kind.FirstName.class, name = "firstName"),
        @Type(value = Kind.LastName.class, name = "lastName"),
        @Type(value = Kind.EmailAddress.class, name = "emailAddress"),
        @Type(value = Kind.Company.class, name = "company"),
        @Type(value = Kind.Title.class, name = "title"),
        @Type(value = Kind.Text.class, name = "text"),
        @Type(value = Kind.NumberEntry.class, name = "number"),
        @Type(value = Kind.DateEntry.class, name = "date"),
        @Type(value = Kind.Checkbox.class, name = "checkbox"),
        @Type(value = Kind.RadioGroup.class, name = "radioGroup"),
        @Type(value = Kind.ListChoice.class, name = "list"),
        @Type(value = Kind.Note.class, name = "note"),
        @Type(value = Kind.Approve.class, name = "approve"),
        @Type(value = Kind.Decline.class, name = "decline"),
        @Type(value = Kind.EnvelopeId.class, name = "envelopeId")
    })
    private interface Kinds {
        @JsonIgnore
        boolean isFilledByHand();
    }

    private interface Plain {
        @JsonIgnore
        boolean isFilled();
    }

    public static String write(List<Tab> tabs) {
        return MAPPER.writeValueAsString(tabs);
    }

    public static List<Tab> read(String json) {
        return List.of(MAPPER.readValue(json, Tab[].class));
    }
}
