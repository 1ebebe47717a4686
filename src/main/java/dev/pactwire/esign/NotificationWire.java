package dev.pactwire.esign;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pactwire.envelopes.Notification;
import dev.pactwire.envelopes.Notification.Expiration;
import dev.pactwire.envelopes.Notification.Reminders;

/// Reminders and expiry on the wire: days and switches as text.
record NotificationWire(
        @JsonProperty("useAccountDefaults") String useAccountDefaults,
        @JsonProperty("reminders") RemindersWire reminders,
        @JsonProperty("expirations") ExpirationsWire expirations) {

    record RemindersWire(
            @JsonProperty("reminderEnabled") String reminderEnabled,
            @JsonProperty("reminderDelay") String reminderDelay,
            @JsonProperty("reminderFrequency") String reminderFrequency) {}

    record ExpirationsWire(
            @JsonProperty("expireEnabled") String expireEnabled,
            @JsonProperty("expireAfter") String expireAfter,
            @JsonProperty("expireWarn") String expireWarn) {}

    static NotificationWire toWire(Notification notification) {
        Reminders reminders = notification.reminders();
        Expiration expiration = notification.expiration();
        return new NotificationWire(
                String.valueOf(notification.equals(Notification.standard())),
                new RemindersWire(
                        String.valueOf(reminders.enabled()),
                        String.valueOf(reminders.delayDays()),
                        String.valueOf(reminders.frequencyDays())),
                new ExpirationsWire(
                        String.valueOf(expiration.enabled()),
                        String.valueOf(expiration.afterDays()),
                        String.valueOf(expiration.warnDays())));
    }

    /// What the body names replaces what was; the rest stays.
    static Notification from(Fields wire, Notification before) {
        if (wire.flag("useAccountDefaults", false)) {
            return Notification.standard();
        }
        Fields reminders = wire.object("reminders");
        Fields expirations = wire.object("expirations");
        return new Notification(
                new Reminders(
                        reminders.flag("reminderEnabled", before.reminders().enabled()),
                        reminders.number("reminderDelay", before.reminders().delayDays()),
                        reminders.number("reminderFrequency", before.reminders().frequencyDays())),
                new Expiration(
                        expirations.flag("expireEnabled", before.expiration().enabled()),
                        expirations.number("expireAfter", before.expiration().afterDays()),
                        expirations.number("expireWarn", before.expiration().warnDays())));
    }
}
