import path from "node:path";
import express, { Router } from "express";

/** Where the page and what it loads lie; nothing of it comes from anywhere else. */
export const SANDBOX_FOLDER = path.join(__dirname, "..", "sandbox");

/** What a browser lets the page do: run and style itself by these files alone, and talk to this gateway alone. Nothing written into the page runs. */
export const SANDBOX_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const HEADERS = { "content-security-policy": SANDBOX_POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "no-cache" };

/** The page at `/sandbox` on which people try operations with a key of theirs. It shows nothing by itself, so it asks for no key. */
export function sandbox(): Router {
  const router = Router();
  router.use("/sandbox", express.static(SANDBOX_FOLDER, { redirect: false, index: false, etag: false, lastModified: false, setHeaders: (response) => void response.set(HEADERS) }));
  router.get("/sandbox", (_request, response) => response.set(HEADERS).sendFile("index.html", { root: SANDBOX_FOLDER, etag: false, lastModified: false, cacheControl: false }));
  return router;
}
