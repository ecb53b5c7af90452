/** Whether a text can be the id of anything here: ids are UUIDs, and PostgreSQL refuses to look for others. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
