// SPDX-License-Identifier: Apache-2.0
#include "server/http/device.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

std::string device(std::string agent) {
  Request request;
  if (!agent.empty()) request.headers.push_back({"user-agent", std::move(agent)});
  return device_of(request);
}

TEST(DeviceOf, SaysBrowserAndSystem) {
  EXPECT_EQ(device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox, Linux");
  EXPECT_EQ(
      device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
             " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"),
      "Edge, Windows");
  EXPECT_EQ(device("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
                   " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"),
            "Safari, iPhone");
}

TEST(DeviceOf, SaysLittleOfWhatItDoesNotKnow) {
  EXPECT_EQ(device("curl/8.5.0"), "curl");
  EXPECT_EQ(device("<script>alert(1)</script>"), "");
  EXPECT_EQ(device(std::string(4000, 'x')).size(), 30U);
  EXPECT_EQ(device(""), "");
}

}  // namespace
}  // namespace cairn::server
