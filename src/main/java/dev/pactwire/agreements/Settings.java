package dev.pactwire.agreements;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The settings of agreements, one set for the installation.
@Component
public class Settings {

    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public PanelSettings read() {
        return jdbc.sql("select settings from agreements.settings")
                .query(String.class)
                .optional()
                .map(json -> Json.read(json, PanelSettings.class))
                .orElseGet(PanelSettings::fresh);
    }

    public void write(PanelSettings settings) {
        jdbc.sql("""
                        insert into agreements.settings (settings) values (:settings)
                        on conflict (only_one) do update set settings = excluded.settings""").params(new Params().json("settings", settings)).update();
    }

    /// The settings, when they show the panel on that type of record.
    PanelSettings requireShown(RecordLink link) {
        PanelSettings chosen = read();
        if (!chosen.enabled()) {
            throw new AgreementRefused(AgreementRefused.Reason.SWITCHED_OFF);
        }
        if (!chosen.shownOn(link.type())) {
            throw new AgreementRefused(AgreementRefused.Reason.RECORD_TYPE_OFF);
        }
        return chosen;
    }
}
