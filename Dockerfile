# The image of one process of Redial: docker build --build-arg SERVICE=scheduler .
# SERVICE is program, scheduler, dialer, reporting, gateway or simulated-network. A test follows this file line by line, in folders instead of layers.
ARG NODE_IMAGE=node:22-bookworm-slim

# What the service needs of this repository and nothing else, so that a change of another service leaves every layer below as it is.
FROM ${NODE_IMAGE} AS pruned
ARG SERVICE
WORKDIR /redial
COPY . .
RUN npx --yes "turbo@$(node -p "require('./package.json').devDependencies.turbo")" prune "@redial/$SERVICE" --docker

FROM ${NODE_IMAGE} AS built
ARG SERVICE
ENV TURBO_TELEMETRY_DISABLED=1
WORKDIR /redial
COPY --from=pruned /redial/out/json/ ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY --from=pruned /redial/out/full/ ./
COPY tsconfig.base.json jest.preset.js .swcrc ./
RUN npx turbo run build --filter="@redial/$SERVICE" --output-logs=errors-only

# What runs: neither tools nor sources. `service` leads to the folder of the service, whichever it is.
FROM built AS shipped
ARG SERVICE
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
RUN find . -path ./node_modules -prune -o -type d \( -name src -o -name .turbo \) -prune -exec rm -rf {} +
RUN for folder in services packages .; do if [ -f "$folder/$SERVICE/package.json" ]; then ln -s "$folder/$SERVICE" service; fi; done

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /redial
COPY --from=shipped /redial/ ./
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "service/dist/main.js"]
