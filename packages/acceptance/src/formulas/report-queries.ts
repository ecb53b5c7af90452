const RATES = "attempts completed talkSeconds connectionRate connectionRateInterval { low high }";
const COUNTED = "{ count of rate interval { low high } }";
const EFFECT = "{ calls completed completedInterval { low high } connectionRate change completionsPerHundredCalls }";

/** The guide's metrics with all breakdowns. */
export const METRICS = `query Metrics($id: ID!) { execution(id: $id) { metrics {
  totalContacts contactsCompleted contactsMessageLeft contactsFailed contactsSkipped contactsOpen connectionRate connectionRateInterval { low high }
  totalCalls talkSeconds callsAbandoned abandonedRate averageAttempts averageAttemptsToComplete
  retryConversionRate { contactsRetried completedAfterRetry rate } outcomes { outcome count share }
  byAttempt { attempt ${RATES} } byHour { hour ${RATES} } byWeekday { weekday ${RATES} } byHourAndWeekday { weekday hour ${RATES} }
  byAttemptHourAndWeekday(mostAttempts: 5) { attempt weekday hour ${RATES} } byDayPart { dayPart ${RATES} } } } }`;

/** What each retry bought and another would. */
export const RETRIES = `query Retries($id: ID!) { execution(id: $id) { metrics {
  attemptFunnel { attempt retry conversion ${COUNTED} callsPerCompletion cumulative ${COUNTED} gain callsSoFar }
  retryProjection { lastAttempt ${COUNTED} contactsLeft oneFewer ${EFFECT} oneMore ${EFFECT} fitted { attempt observed ${COUNTED} fitted } } } } }`;

/** Whom it did not reach and what they have in common. */
export const FAILURES = `query Failures($id: ID!) { execution(id: $id) { failures {
  failed ${COUNTED} byOutcome { outcome contacts ${COUNTED} } byHour { hour attempts ${COUNTED} contactsGivenUp } groups { key value isOther failed ${COUNTED} } comparisons
  patterns { key value failed ${COUNTED} elsewhere ${COUNTED} difference differenceInterval { low high } test pValue correctedPValue } } } }`;

/** The segments of one key. */
export const SEGMENTS = `query Segments($id: ID!, $key: String!) { execution(id: $id) { segments(key: $key) {
  key value isOther connection ${COUNTED} contactsFailed retryConversionRate { contactsRetried completedAfterRetry rate } averageAttempts totalCalls talkSeconds calls ${COUNTED} } } }`;

/** What some days came to. */
export const PERIOD = `query Period($id: ID!, $from: String!, $to: String!) { execution(id: $id) {
  inPeriod(from: $from, to: $to) { totalCalls contactsCompleted contactsGivenUp connection ${COUNTED} retries ${COUNTED} talkSeconds ringSeconds callsAbandoned
    averageAttemptsToComplete averageSecondsToConnect byAttempt { attempt attempts completed } }
  timeToConnect(from: $from, to: $to) { contacts mean median within75Percent within90Percent } } }`;

/** An experiment, without the words and foretold contacts of its verdict. */
export const EXPERIMENT = `query Experiment($id: ID!, $costPerCall: Float) { experiment(id: $id) { report(costPerCall: $costPerCall) {
  verdict { leader pValue } allArmsPValue contactsCounted contactsPlanned isFinal
  arms { name size connectionRate ${COUNTED} compared ${COUNTED} contactsOpen averageAttempts totalCalls callsPerConnection costPerConnection }
  differences { a b difference interval { low high } pValue correctedPValue anytimeInterval { low high } anytimePValue } } } }`;
