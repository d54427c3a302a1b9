// SPDX-License-Identifier: Apache-2.0
// A server that is seen from outside at https://localhost:PORT/cairn, so that it can prove that
// address and sign in its name.
#pragma once
#include <cstdio>
#include <fstream>

#include "app/base_address.h"
#include "app/domain.h"
#include "app/ports/awards.h"
#include "http/visitor.h"
#include "json/parse.h"
#include "net/guarded_client.h"
#include "net/test_server.h"

namespace cairn::server {

// This server's own pages over TLS at https://localhost:PORT/cairn.
class DomainSite : public SiteTest {
 protected:
  DomainSite() {
    std::ofstream(ca_file_) << front_.certificate();
    context_->base_url = "https://" + front_.place("localhost") + "/cairn";
    const auto site = app::must(make_site(*context_, templates_));
    site_.origin = site.origin;
    site_.prefix = site.prefix;
    app::must(app::settle_address(*context_));
    context_->outside = &client_;
  }
  ~DomainSite() override { std::remove(ca_file_.c_str()); }

  std::string answer(const std::string& path) {
    if (tampers_) return net::http_answer("200 OK", "", "{}");
    Request request;
    request.target = path;
    const auto response = respond(site_, request);
    return net::http_answer(std::to_string(response.status) + " X", "", response.body);
  }
  std::string issuer_of(const app::Award& award) {
    Arena arena;
    return std::string(app::must(json::parse(award.credential, arena))["issuer"].string_at("id"));
  }
  app::Award fresh_award() { return awarded(actor_, submitted(published(actor_)).id); }
  std::string verdict_of(const app::Award& award) {
    const auto report = app::must(app::verify_badge(*context_, award.id));
    const auto& credential = report.credentials.at(0);
    return std::string(verify::name_of(report.verdict)) + ", " +
           std::string(verify::name_of(credential.issuer.identity)) + ", " +
           std::string(verify::name_of(credential.status));
  }

  bool tampers_ = false;
  net::TestServer front_{[this](const std::string& path) { return answer(path); },
                         net::Transport::tls};
  std::string ca_file_ = testing::TempDir() + "domain_test_ca.pem";
  net::GuardedClient client_{
      {.allowed = app::must(net::AllowList::parse(std::vector{front_.place("localhost")})),
       .ca_file = ca_file_,
       .failure_milliseconds_max = 0}};
  app::Actor actor_;
};

}  // namespace cairn::server
