import { OUTCOMES, type Outcome } from "@redial/kernel";
import { suggestForContact, suggestForOutcome } from "./suggest-action";

const at = (localHour: number, ...outcomes: Outcome[]) => outcomes.map((outcome) => ({ outcome, localHour }));

test("outcomes lead to the actions that the guide names", () => {
  expect(Object.fromEntries(OUTCOMES.map((outcome) => [outcome, suggestForOutcome(outcome).action]))).toEqual({
    ...{ no_answer: "evening_hours", busy: "more_retries", rejected: "likely_wrong_number", invalid_number: "remove", voicemail: "sms_or_email" },
    ...{ network_error: "more_retries", completed: "manual_follow_up" },
  });
  expect(suggestForOutcome(null).action).toBe("manual_follow_up");
});

test("the last attempt decides about a contact", () => {
  expect(suggestForContact(at(10, "no_answer", "invalid_number")).action).toBe("remove");
  expect(suggestForContact(at(10, "busy", "no_answer")).action).toBe("evening_hours");
});

test("evenings are not suggested to those who were called in one", () => {
  expect(suggestForContact([...at(18, "busy"), ...at(10, "no_answer")])).toEqual({ action: "sms_or_email", because: "Nobody answered in the evening either: try SMS or email." });
});

test("more retries are not suggested to those who had the most that the guide recommends", () => {
  expect(suggestForContact(at(10, "busy", "busy", "busy", "busy")).action).toBe("more_retries");
  expect(suggestForContact(at(10, "busy", "busy", "busy", "busy", "busy"))).toMatchObject({ action: "manual_follow_up", because: "It was called 5 times, which is enough: follow up by hand." });
});

test("whoever failed without a call is followed up by hand", () => {
  expect(suggestForContact([]).action).toBe("manual_follow_up");
});
