// SPDX-License-Identifier: Apache-2.0
#include "net/guarded_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <fstream>

#include "encoding/bitstring.h"
#include "net/test_server.h"

namespace cairn::net {
namespace {

ClientOptions allowing(const std::vector<std::string>& places) {
  auto list = AllowList::parse(places);
  EXPECT_TRUE(list.ok());
  return {.allowed = *list};
}

ErrorCode code_of(const Result<verify::Fetched>& result) {
  EXPECT_FALSE(result.ok());
  return result.ok() ? ErrorCode::internal : result.error().code;
}

std::string redirect_to(const std::string& url) {
  return http_answer("302 Found", "Location: " + url + "\r\n", "");
}

TEST(GuardedClient, GivesStatusMediaTypeAndBody) {
  TestServer server([](const std::string& path) {
    return path == "/gone"
               ? http_answer("410 Gone", "", "")
               : http_answer("200 OK", "Content-Type: Application/JSON; charset=utf-8\r\n",
                             "{\"path\":\"" + path + "\"}");
  });
  GuardedClient client(allowing({server.place()}));
  const auto answer = client.fetch("http://" + server.place() + "/a?b=c#d");
  ASSERT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->media_type, "application/json");
  EXPECT_EQ(as_text(answer->body), "{\"path\":\"/a?b=c\"}");
  const auto gone = client.fetch("http://" + server.place() + "/gone");
  ASSERT_TRUE(gone.ok());
  EXPECT_EQ(gone->status, 410);
}

TEST(GuardedClient, AsksForTheCredentialBeforeItsPage) {
  TestServer server([](const std::string&) { return http_answer("200 OK", "", "{}"); });
  GuardedClient client(allowing({server.place()}));
  ASSERT_TRUE(client.fetch("http://" + server.place() + "/b/1").ok());
  const auto request = server.last_request();
  const auto accept = request.substr(request.find("Accept: "));
  EXPECT_TRUE(accept.starts_with("Accept: application/vc+ld+json, ")) << accept;
  EXPECT_EQ(request.find("text/html"), std::string::npos);
}

TEST(GuardedClient, SendsABodyAndShowsASecretToTheAddressItselfAlone) {
  TestServer server([](const std::string& path) {
    return path == "/away" ? redirect_to("http://127.0.0.1:1/")
                           : http_answer("400 Bad Request", "Content-Type: application/json\r\n",
                                         "{\"error\":\"invalid_grant\"}");
  });
  GuardedClient client(allowing({server.place()}));
  const app::Question question{"http://" + server.place() + "/token",
                               "a=b&c=d",
                               "application/x-www-form-urlencoded",
                               {"Authorization: Basic eA=="}};
  const auto answer = client.ask(question);
  ASSERT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(answer->status, 400);
  const auto request = server.last_request();
  EXPECT_TRUE(request.starts_with("POST /token HTTP/1.1\r\n")) << request;
  EXPECT_NE(request.find("Authorization: Basic eA==\r\n"), std::string::npos);
  EXPECT_NE(request.find("Content-Type: application/x-www-form-urlencoded\r\n"), std::string::npos);
  EXPECT_TRUE(request.ends_with("\r\n\r\na=b&c=d")) << request;

  const auto away = client.ask({.url = "http://" + server.place() + "/away"});
  ASSERT_TRUE(away.ok());
  EXPECT_EQ(away->status, 302) << "a redirect is an answer, and the secret stays here";
  EXPECT_EQ(code_of(client.ask({.url = question.url, .headers = {"X: y\r\nHost: evil"}})),
            ErrorCode::invalid);
  EXPECT_EQ(code_of(client.ask({.url = "http://127.0.0.1:1/"})), ErrorCode::not_permitted);
}

TEST(GuardedClient, AsksOnlyHttps) {
  GuardedClient client({});
  for (const auto* url : {"http://example.org/", "ftp://example.org/", "file:///etc/passwd",
                          "example.org", "//example.org", "", "https://", "gopher://127.0.0.1:1/"})
    EXPECT_EQ(code_of(client.fetch(url)), ErrorCode::not_permitted) << url;
  EXPECT_EQ(code_of(client.fetch("https://user:secret@example.org/")), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(client.fetch("did:web:example.org")), ErrorCode::not_found);
}

// Said where an address is written down, before anybody waits for an answer.
TEST(GuardedClient, KnowsByItsNameWhatCannotBePublic) {
  const GuardedClient client(allowing({"127.0.0.1:8443"}));
  for (const auto* url :
       {"https://127.0.0.1/", "https://localhost/", "https://LOCALHOST.:8443/", "https://10.0.0.1/",
        "https://a.localhost/", "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://127.1/"})
    EXPECT_FALSE(client.check(url).ok()) << url;
  for (const auto* url :
       {"https://127.0.0.1:8443/x", "http://127.0.0.1:8443/", "https://example.org",
        "https://9.9.9.9/", "https://localhost.example.org/"})
    EXPECT_TRUE(client.check(url).ok()) << url;
}

TEST(GuardedClient, ConnectsToNoAddressThatIsNotPublicHoweverItIsWritten) {
  TestServer server([](const std::string&) { return http_answer("200 OK", "", ""); });
  GuardedClient client({});
  const auto port = server.place("");
  for (const std::string host :
       {"127.0.0.1", "localhost", "0x7f000001", "0x7f.1", "2130706433", "0177.0.0.1", "127.1",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "0.0.0.0", "[::]",
        "10.0.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]"})
    EXPECT_EQ(code_of(client.fetch("https://" + host + port + "/")), ErrorCode::not_permitted)
        << host;
  EXPECT_EQ(server.requests(), 0);
}

TEST(GuardedClient, LooksAtWhereRedirectsLead) {
  TestServer inner([](const std::string&) { return http_answer("200 OK", "", "secret"); });
  std::string target;
  TestServer outer([&](const std::string&) { return redirect_to(target); });
  GuardedClient client(allowing({outer.place()}));
  const std::vector<std::string> targets = {"http://" + inner.place() + "/",
                                            "https://" + inner.place() + "/",
                                            "https://" + inner.place("localhost") + "/",
                                            "https://[::1]/",
                                            "https://10.0.0.1/",
                                            "file:///etc/passwd"};
  for (const auto& url : targets) {
    target = url;
    EXPECT_EQ(code_of(client.fetch("http://" + outer.place() + "/")), ErrorCode::not_permitted)
        << url;
  }
  EXPECT_EQ(inner.requests(), 0);
}

TEST(GuardedClient, FollowsThreeRedirectsAndNoMore) {
  TestServer server([](const std::string& path) {
    const int left = path[1] - '0';
    return left == 0 ? http_answer("200 OK", "", "here")
                     : redirect_to("/" + std::to_string(left - 1));
  });
  GuardedClient client(allowing({server.place()}));
  const auto answer = client.fetch("http://" + server.place() + "/3");
  ASSERT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(as_text(answer->body), "here");
  EXPECT_EQ(code_of(client.fetch("http://" + server.place() + "/4")), ErrorCode::unreachable);
}

TEST(GuardedClient, RefusesTooManyBytesAlsoInflatedOrUnannounced) {
  const auto bomb = encoding::deflate(Bytes(20 * 1024 * 1024), encoding::Wrapping::gzip);
  const std::string large(limits::fetch_bytes_max + 1, 'x');
  TestServer server([&](const std::string& path) {
    if (path == "/bomb")
      return http_answer("200 OK", "Content-Encoding: gzip\r\n", std::string(as_text(bomb)));
    if (path == "/unannounced") return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + large;
    if (path == "/redirect") return http_answer("302 Found", "Location: /most\r\n", large);
    return http_answer("200 OK", "", large.substr(path == "/most" ? 1 : 0));
  });
  GuardedClient client(allowing({server.place()}));
  for (const std::string path : {"/large", "/unannounced", "/bomb", "/redirect"})
    EXPECT_EQ(code_of(client.fetch("http://" + server.place() + path)), ErrorCode::too_large)
        << path;
  const auto most = client.fetch("http://" + server.place() + "/most");
  ASSERT_TRUE(most.ok());
  EXPECT_EQ(most->body.size(), limits::fetch_bytes_max);
}

TEST(GuardedClient, InflatesWhatIsSmallEnough) {
  const auto packed = encoding::deflate(Bytes(1000, 'x'), encoding::Wrapping::gzip);
  TestServer server([&](const std::string&) {
    return http_answer("200 OK", "Content-Encoding: gzip\r\n", std::string(as_text(packed)));
  });
  GuardedClient client(allowing({server.place()}));
  const auto answer = client.fetch("http://" + server.place() + "/");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->body, Bytes(1000, 'x'));
}

TEST(GuardedClient, GivesUpInTimeRedirectsIncluded) {
  TestServer server([](const std::string& path) {
    std::this_thread::sleep_for(std::chrono::milliseconds(path == "/slow" ? 700 : 250));
    return path == "/slow" ? http_answer("200 OK", "", "") : redirect_to(path + "/");
  });
  auto options = allowing({server.place()});
  options.milliseconds_max = 300;
  GuardedClient client(options);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(client.fetch("http://" + server.place() + "/slow")), ErrorCode::unreachable);
  EXPECT_EQ(code_of(client.fetch("http://" + server.place() + "/again")), ErrorCode::unreachable);
  const auto told = client.fetch("http://" + server.place() + "/slow").error().detail;
  EXPECT_TRUE(told.starts_with("no answer in time: ")) << "in words for visitors: " << told;
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(2000));
}

TEST(GuardedClient, GivesUpSoonerWhenItsCallerHasLessTime) {
  TestServer server([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    return http_answer("200 OK", "", "late");
  });
  GuardedClient client(allowing({server.place()}));
  const auto url = "http://" + server.place() + "/";
  EXPECT_EQ(code_of(client.fetch_within(url, std::chrono::milliseconds(50))),
            ErrorCode::unreachable);
  // It was only impatience: the address is not taken for one that does not answer.
  EXPECT_TRUE(client.fetch(url).ok());
}

TEST(GuardedClient, AsksAgainOnlyAWhileAfterAFailure) {
  const std::string large(limits::fetch_bytes_max + 1, 'x');
  TestServer server([&](const std::string&) { return http_answer("200 OK", "", large); });
  auto options = allowing({server.place()});
  options.failure_milliseconds_max = 300;
  GuardedClient client(options);
  const auto url = "http://" + server.place() + "/";
  EXPECT_EQ(code_of(client.fetch(url)), ErrorCode::too_large);
  EXPECT_EQ(code_of(client.fetch(url)), ErrorCode::too_large);
  EXPECT_EQ(server.requests(), 1);
  EXPECT_EQ(code_of(client.fetch(url + "other")), ErrorCode::too_large);
  EXPECT_EQ(server.requests(), 2);
  std::this_thread::sleep_for(std::chrono::milliseconds(350));
  EXPECT_EQ(code_of(client.fetch(url)), ErrorCode::too_large);
  EXPECT_EQ(server.requests(), 3);
}

TEST(GuardedClient, TurnsAwayWhoComesWhileTooMuchIsUnderWay) {
  std::atomic<bool> asked = false;
  std::atomic<bool> may_answer = false;
  TestServer server([&](const std::string&) {
    asked = true;
    while (!may_answer) std::this_thread::yield();
    return http_answer("200 OK", "", "");
  });
  auto options = allowing({server.place()});
  options.at_once_max = 1;
  GuardedClient client(options);
  const auto url = "http://" + server.place() + "/";
  std::thread first([&] { EXPECT_TRUE(client.fetch(url).ok()); });
  while (!asked) std::this_thread::yield();
  EXPECT_EQ(code_of(client.fetch(url)), ErrorCode::unreachable);
  may_answer = true;
  first.join();
  EXPECT_TRUE(client.fetch(url).ok()) << "turned away is not unreachable for long";
}

TEST(Failures, ForgetsTheOldestAndWhatIsTooLong) {
  Failures failures(2, std::chrono::minutes(1));
  const auto error = fail(ErrorCode::unreachable, "test", "gone");
  for (const auto* name : {"a", "b", "c"}) failures.add(name, error);
  EXPECT_FALSE(failures.find("a"));
  EXPECT_TRUE(failures.find("b"));
  EXPECT_TRUE(failures.find("c"));
  const std::string endless(limits::failure_name_bytes_max + 1, 'u');
  failures.add(endless, error);
  EXPECT_FALSE(failures.find(endless));
}

TEST(GuardedClient, TrustsOnlyCertificatesOfItsAuthorities) {
  TestServer server([](const std::string&) { return http_answer("200 OK", "", "safe"); },
                    Transport::tls);
  const auto ca_file = testing::TempDir() + "guarded_client_test_ca.pem";
  std::ofstream(ca_file) << server.certificate();
  auto options = allowing({server.place("localhost"), server.place()});
  EXPECT_EQ(code_of(GuardedClient(options).fetch("https://" + server.place("localhost") + "/")),
            ErrorCode::unreachable);
  options.ca_file = ca_file;
  GuardedClient client(options);
  const auto answer = client.fetch("https://" + server.place("localhost") + "/");
  ASSERT_TRUE(answer.ok()) << answer.error().detail;
  EXPECT_EQ(as_text(answer->body), "safe");
  // The certificate names localhost, not the address.
  EXPECT_EQ(code_of(client.fetch("https://" + server.place() + "/")), ErrorCode::unreachable);
  std::remove(ca_file.c_str());
}

TEST(GuardedClient, UsesNoProxyOfTheEnvironment) {
  TestServer proxy([](const std::string&) { return http_answer("200 OK", "", "proxied"); });
  TestServer server([](const std::string&) { return http_answer("200 OK", "", "direct"); });
  setenv("http_proxy", ("http://" + proxy.place()).c_str(), 1);
  setenv("all_proxy", ("http://" + proxy.place()).c_str(), 1);
  GuardedClient client(allowing({server.place()}));
  const auto answer = client.fetch("http://" + server.place() + "/");
  unsetenv("http_proxy");
  unsetenv("all_proxy");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(as_text(answer->body), "direct");
}

}  // namespace
}  // namespace cairn::net
