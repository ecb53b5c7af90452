import type { OrganizationId } from "@redial/kernel";
import { batchLoad, type Database, type PlacedRow } from "@redial/platform";
import { In, IsNull, LessThan } from "typeorm";
import { isUuid } from "../domain/uuid";
import type { Contact, Reader, Slice } from "../usecases/ports";
import { readAudiencePlaces } from "./audience-places";
import { contactsByNumber, contactsOfAudience, type PlacedContact } from "./contact-lists";
import { apiKeyRows, audienceRows, contactRows, launchRows, organizationRows, programRows } from "./entities";
import { newestExperiments, readExperiments } from "./experiment-rows";

/** Queries on PostgreSQL. Ids rise with time, so the newest row is the one with the highest id. */
export function entityReader(database: Database): Reader {
  const { entities } = database;
  const newest = { order: { id: "desc" } } as const;
  const contact = loadOne<Contact>((organizationId, ids) => entities.findBy(contactRows, { organizationId, id: In(ids) }));
  const placed = async (organizationId: OrganizationId, found: PlacedContact[]): Promise<PlacedRow<Contact>[]> => {
    const rows = await Promise.all(found.map(({ id }) => contact(organizationId, id)));
    return found.flatMap(({ place }, index) => {
      const row = rows[index];
      return row ? [{ row, place }] : [];
    });
  };
  const older = ({ after }: Slice) => (after === null ? {} : { id: LessThan(after) });
  return {
    organization: (organizationId) => entities.findOneBy(organizationRows, { id: organizationId }),
    apiKeys: (organizationId) => entities.find(apiKeyRows, { where: { organizationId }, ...newest }),
    contact,
    contacts: async (organizationId, rows, behind) => placed(organizationId, await contactsByNumber(database, organizationId, rows, behind)),
    audienceContacts: async (organizationId, audienceId, rows, behind) => placed(organizationId, await contactsOfAudience(database, audienceId, rows, behind)),
    audience: loadOne((organizationId, ids) => entities.findBy(audienceRows, { organizationId, id: In(ids) })),
    audiences: (organizationId, slice) => entities.find(audienceRows, { where: { organizationId, ...older(slice) }, ...newest, take: slice.first }),
    audiencePlaces: (organizationId, id) => readAudiencePlaces(database, organizationId, id),
    program: loadOne((organizationId, ids) => entities.findBy(programRows, { organizationId, id: In(ids) })),
    programs: (organizationId, slice) =>
      entities.find(programRows, { where: { organizationId, archivedAt: IsNull(), ...older(slice) }, ...newest, take: slice.first }),
    launch: loadOne((organizationId, ids) => entities.findBy(launchRows, { organizationId, id: In(ids) })),
    launches: (organizationId, programId, slice) =>
      entities.find(launchRows, { where: { organizationId, programId, ...older(slice) }, ...newest, take: slice.first }),
    experiment: loadOne((organizationId, ids) => readExperiments(database, organizationId, ids)),
    experiments: (organizationId, { first, after }) => newestExperiments(database, organizationId, first, after),
  };
}

function loadOne<Row extends { id: string }>(
  find: (organizationId: OrganizationId, ids: string[]) => Promise<Row[]>,
): (organizationId: OrganizationId, id: string) => Promise<Row | null> {
  const load = batchLoad<Row>(async (organizationId, ids) => new Map((await find(organizationId, [...ids])).map((row) => [row.id, row])));
  return async (organizationId, id) => (isUuid(id) ? ((await load(organizationId, id.toLowerCase())) ?? null) : null);
}
