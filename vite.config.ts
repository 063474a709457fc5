/**
 * How the page is served, built and tested. The build runs under any sub-path, offline, behind a strict policy;
 * the tests are two projects: "unit" in Node, and "site", which drives real browsers over the finished build.
 */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { licences } from "./scripts/notices.ts";
import { oneFile } from "./scripts/one-file.ts";
import { firstPicture, sitePictures } from "./scripts/pictures/index.ts";
import { contentSecurityPolicy, serviceWorker } from "./scripts/plugins.ts";
import { siteHead } from "./scripts/site-head.ts";

export default defineConfig({
  // Short and without meaning: styles are found by what an element is, in tests as elsewhere.
  css: { modules: { generateScopedName: "[hash:base64:5]" } },
  base: "./",
  plugins: [
    react(),
    sitePictures(),
    firstPicture(),
    siteHead(),
    licences(),
    contentSecurityPolicy(),
    oneFile(),
    serviceWorker(),
  ],
  build: {
    target: "baseline-widely-available",
    manifest: true, // scripts/budget.mjs reads it
    modulePreload: { polyfill: false }, // every browser of that target has it
    // What the page imports at once is one file: many small ones, shared with panels, compress worse.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
    assetsInlineLimit: 0, // what is inlined gets a data: address, which the policy refuses
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["src/**/*.test.ts", "tests/unit/**/*.test.ts"],
          testTimeout: 60_000, // against what never ends; a busy machine is not a fault
        },
      },
      {
        extends: true,
        test: { name: "parity", environment: "node", include: ["tests/parity/**/*.test.ts"], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: "site",
          environment: "node",
          include: ["tests/site/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false, // browsers side by side on two cores only time out
        },
      },
    ],
  },
});
