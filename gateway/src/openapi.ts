import path from "node:path";
import type { RequestHandler } from "express";

/** The OpenAPI document of the paths beside GraphQL, as it is committed. */
export const OPENAPI_FILE = path.join(__dirname, "..", "openapi.json");

/** `GET /openapi.json`: what the gateway answers beside GraphQL, path by path, for people and for what generates clients. */
export const openapi: RequestHandler = (_request, response) => response.sendFile(OPENAPI_FILE, { etag: false, lastModified: false, cacheControl: false });
