/** What GraphQL says of a refused input, with the input itself left out, and where it stands, from the name of the variable on. */
export interface RefusedInput {
  message: string;
  field: (string | number)[] | undefined;
}

const VARIABLE = /^Variable "\$(\w+)" got invalid value /u;
const PLACE = / at "(\w[\w.[\]]*)"; /gu;
const REASON = /Field "\w+" of required type "[^"]+" was not provided|Field "\w+" is not defined by type "\w+"|Expected non-nullable type "[^"]+" not to be null|Expected type "\w+" to be an object/u;
const TYPES = [/(\w+)"? cannot represent /u, /does not exist in "(\w+)" enum/u, /Expected (?:value of )?type "([^"!]+)/u];

/**
 * Says one of GraphQL's complaints again without what the caller sent: answers get logged and shown where phone numbers have no business.
 * Complaints that are about no value come back unchanged.
 */
export function describeRefusedInput(complaint: string): RefusedInput {
  const variable = VARIABLE.exec(complaint)?.[1];
  const place = variable && ([...complaint.matchAll(PLACE)].at(-1)?.[1] ?? variable);
  const subject = place ? `"${place}"` : "A value in the document";
  const field = place ? pathOf(place) : undefined;
  const reason = REASON.exec(complaint)?.[0];
  if (reason) return { message: place ? `${subject} is not valid: ${reason}.` : `${reason}.`, field };
  const type = TYPES.map((pattern) => pattern.exec(complaint)?.[1]).find((name) => name !== undefined);
  if (type) return { message: `${subject} is not a valid ${type}.`, field };
  return { message: place ? `${subject} is not valid.` : complaint, field };
}

function pathOf(place: string): (string | number)[] {
  return [...place.matchAll(/\w+/gu)].map(([step]) => (/^\d+$/u.test(step) ? Number(step) : step));
}
