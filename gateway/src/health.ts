import { Router } from "express";

/** Answers at `/health/live` while the process runs, and at `/health/ready` while it takes requests; for anyone, without a key. */
export function health(isReady: () => boolean): Router {
  const router = Router();
  router.get("/health/live", (_request, response) => void response.json({ status: "live" }));
  router.get("/health/ready", (_request, response) => {
    const ready = isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "not ready" });
  });
  return router;
}
