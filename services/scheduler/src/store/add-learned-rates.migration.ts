import type { MigrationInterface, QueryRunner } from "typeorm";

/** The newest rates that were heard of, by whose attempts taught them: shares by hour of the week, Monday 00:00 first, null where too little is known. */
export class AddLearnedRates1700000002300 implements MigrationInterface {
  name = "AddLearnedRates1700000002300";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learned_rates (
        organization_id uuid,
        clock text,
        version bigint not null,
        overall float8 not null,
        by_hour float8[] not null,
        primary key (organization_id, clock)
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table learned_rates");
  }
}
