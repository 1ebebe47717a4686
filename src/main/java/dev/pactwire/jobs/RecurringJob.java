package dev.pactwire.jobs;

import java.time.Duration;

/// A bean that makes work happen again and again, on one node at a time. The name is stored: never change it.
///
/// @param every the pause between the end of one run and the start of the next
public record RecurringJob(String name, Duration every, Runnable work) {}
