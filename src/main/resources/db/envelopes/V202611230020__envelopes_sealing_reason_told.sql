-- What the machine said of attempts that failed before sealing_detail was there is no longer told to the sender.
update envelopes.envelope
set sealing_reason = 'An internal error; who administers the signing service can read more.'
where sealing_reason <> '' and sealing_reason = sealing_detail;
