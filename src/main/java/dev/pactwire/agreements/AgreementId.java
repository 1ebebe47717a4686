package dev.pactwire.agreements;

import java.util.UUID;

public record AgreementId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
