/** The shortest session that brokers grant by default: how soon a killed member's partitions pass to others. */
export const SHORT_SESSION_MS = 6_000;
