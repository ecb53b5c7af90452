import type { IncomingMessage } from "node:http";
import { addressBehind } from "./address-of";

function from(remoteAddress: string | undefined, forwardedFor?: string): Pick<IncomingMessage, "headers" | "socket"> {
  return { headers: { ...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }) }, socket: { remoteAddress } as IncomingMessage["socket"] };
}

describe("the address of a caller", () => {
  it("is the connection's, whatever the caller says of others", () => {
    expect(addressBehind(0)(from("192.0.2.1", "198.51.100.7"))).toBe("192.0.2.1");
  });

  it.each([
    [1, "198.51.100.7", "198.51.100.7"],
    [1, "203.0.113.9, 198.51.100.7", "198.51.100.7"],
    [2, "203.0.113.9, 198.51.100.7, 10.0.0.2", "198.51.100.7"],
    [1, "198.51.100.7:51234", "198.51.100.7"],
    [1, "[2001:db8::1]:51234", "2001:db8:0:0::/64"],
  ])("behind %i proxies that wrote %j is %s", (proxies, forwardedFor, address) => {
    expect(addressBehind(proxies)(from("10.0.0.1", forwardedFor))).toBe(address);
  });

  it("of who goes round the proxies is what there is", () => {
    expect(addressBehind(2)(from("192.0.2.1"))).toBe("192.0.2.1");
    expect(addressBehind(1)(from(undefined))).toBe("");
  });

  it.each([
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:1:2::", "2001:db8:1:2::/64"],
    ["2001:db8::5:6:7", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s counts as %s", (address, counted) => expect(addressBehind(0)(from(address))).toBe(counted));
});
