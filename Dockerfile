# etcdup, self-contained, on Debian.
#
# SDK_IMAGE is a Debian image with the .NET 10 SDK, BASE_IMAGE a plain Debian 12. Neither comes with this repository: both must be
# available to the builder, under whatever names it knows them by.
ARG SDK_IMAGE
ARG BASE_IMAGE=debian:12-slim

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY . .
# CI: a lock file that does not fit is an error, and is not rewritten.
RUN CI=true dotnet publish src/EtcdUpgradeWorkflows.Cli/EtcdUpgradeWorkflows.Cli.csproj --configuration Release --nologo --verbosity quiet \
      -p:EtcdupPublish=self-contained --output /etcdup \
    && install -D -m 0755 eng/container/health.sh /etcdup/container/health.sh \
    && chmod -R u=rwX,go=rX /etcdup \
    && chmod 0755 /etcdup/etcdup /etcdup/eng/fetch-debian-etcd.sh

FROM ${BASE_IMAGE}
# The user's number is fixed: what a volume holds belongs to it, whichever image comes next.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 libstdc++6 tzdata \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* \
    && groupadd --gid 10001 etcdup \
    && useradd --uid 10001 --gid 10001 --no-log-init --home-dir /var/lib/etcdup --shell /usr/sbin/nologin etcdup \
    && install -d -o etcdup -g etcdup -m 0700 /var/lib/etcdup \
    && install -d -o etcdup -g etcdup -m 0755 /var/cache/etcdup /var/cache/etcdup/etcd \
    && ln -s /usr/lib/etcdup/etcdup /usr/bin/etcdup
COPY --from=build /etcdup /usr/lib/etcdup
USER etcdup
ENV ETCDUP_DATA=/var/lib/etcdup/data ETCDUP_CACHE=/var/cache/etcdup HOME=/var/lib/etcdup
VOLUME /var/lib/etcdup
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 CMD ["/usr/lib/etcdup/container/health.sh"]
ENTRYPOINT ["etcdup"]
CMD ["serve"]
