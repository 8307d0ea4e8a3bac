# etcdup, self-contained, on Debian.
#
# SDK_IMAGE is a Debian image with the .NET 10 SDK, BASE_IMAGE a plain Debian 12. Neither comes with this repository: both must be
# available to the builder, under whatever names it knows them by.
ARG SDK_IMAGE
ARG BASE_IMAGE=debian:12

FROM ${SDK_IMAGE} AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/EtcdUpgradeWorkflows.Cli/EtcdUpgradeWorkflows.Cli.csproj --configuration Release \
      -p:EtcdupPublish=self-contained --output /etcdup \
    && mkdir -p /etcdup/eng \
    && cp eng/fetch-debian-etcd.sh /etcdup/eng/

FROM ${BASE_IMAGE}
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 libstdc++6 util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/etcdup etcdup
COPY --from=build /etcdup /usr/lib/etcdup
RUN ln -s /usr/lib/etcdup/etcdup /usr/bin/etcdup
USER etcdup
ENV ETCDUP_DATA=/var/lib/etcdup/data
VOLUME /var/lib/etcdup
STOPSIGNAL SIGTERM
ENTRYPOINT ["etcdup"]
CMD ["serve"]
