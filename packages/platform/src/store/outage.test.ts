import { Outage, Rejection } from "@redial/kernel";
import { isOutage } from "./outage";

const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

describe("isOutage", () => {
  it.each([
    ["a lost connection", coded("08006")],
    ["a server that stops", coded("57P01")],
    ["a server out of connections", coded("53300")],
    ["a deadlock that was tried too often", coded("40P01")],
    ["a server that only reads after a failover", coded("25006")],
    ["a socket that was refused", coded("ECONNREFUSED")],
    ["a name that can't be looked up for now", coded("EAI_AGAIN")],
    ["pg's word for a lost connection", new Error("Connection terminated unexpectedly")],
    ["pg's word for a full pool", new Error("timeout exceeded when trying to connect")],
    ["an error that an outage caused", new Error("could not write", { cause: coded("57P03") })],
    ["what a use case calls one", new Outage("the connection to the carrier is down")],
    ["an error of another realm", { code: "ECONNRESET" }],
  ])("holds for %s", (_what, error) => expect(isOutage(error)).toBe(true));

  it.each([
    ["a broken constraint", coded("23505")],
    ["a missing table", coded("42P01")],
    ["a number that is none", coded("22P02")],
    ["a refusal", new Rejection("EVENT_INVALID", "connectionRate: a number")],
    ["a defect that speaks of connections", new Error("connectionRate of undefined timeout terminated")],
    ["a code that only begins like one", coded("0800")],
    ["no error at all", undefined],
  ])("does not hold for %s", (_what, error) => expect(isOutage(error)).toBe(false));
});
