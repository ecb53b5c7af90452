import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Simulations that were asked for, until they expire. They are kept here and not in a process, so that any replica can say how far one is, and so that
 * another takes over what a replica that died had begun.
 */
export class AddSimulations1700000000700 implements MigrationInterface {
  name = "AddSimulations1700000000700";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table simulation (
        id uuid primary key,
        organization_id uuid not null,
        status text not null,
        progress float8 not null default 0,
        request json not null,
        result json,
        failure text,
        claims int not null default 0,
        lease_until timestamptz,
        created_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index simulation_open on simulation (created_at) where status in ('waiting', 'running');
      create index simulation_expiry on simulation (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table simulation");
  }
}
