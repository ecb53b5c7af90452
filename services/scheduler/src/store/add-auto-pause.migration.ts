import type { MigrationInterface, QueryRunner } from "typeorm";

/** What auto-pause rules have seen of an execution; those without rules have no row. `wave` keeps what a wave of a virtual clock came to until all of it is known. */
export class AddAutoPause1700000000510 implements MigrationInterface {
  name = "AddAutoPause1700000000510";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table auto_pause (
        execution_id uuid primary key references execution on delete cascade,
        recent text not null default '',
        counted int[] not null default '{}',
        wave jsonb not null default '[]',
        tripped jsonb
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table auto_pause");
  }
}
