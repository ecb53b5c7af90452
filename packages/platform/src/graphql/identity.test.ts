import { identityFrom, isSecret, requireRole, ROLES, vouchFor } from "./identity";

describe("an identity", () => {
  it("is believed when the gateway vouches for it", () => {
    const identity = { organizationId: "org-1", role: "operator" } as const;
    expect(identityFrom(vouchFor(identity, "secret"), "secret")).toEqual(identity);
    expect(() => identityFrom(vouchFor(identity, "guessed"), "secret")).toThrow(expect.objectContaining({ code: "NOT_THE_GATEWAY" }));
  });

  it.each(ROLES.flatMap((has, hasAt) => ROLES.map((needed, neededAt) => ({ has, needed, may: hasAt >= neededAt }))))("with the role $has may do what needs $needed: $may", ({ has, needed, may }) => {
    const trying = expect(() => requireRole({ organizationId: "org-1", role: has }, needed));
    if (may) trying.not.toThrow();
    else trying.toThrow(expect.objectContaining({ code: "FORBIDDEN" }));
  });
});

describe("isSecret", () => {
  it.each([["secret", true], ["secreT", false], ["secret ", false], ["", false], [undefined, false], [["secret"], false]])("given %j answers %s", (given, answer) =>
    expect(isSecret(given, "secret")).toBe(answer),
  );
});
