(function wait(version) {
  fetch("{news}?version=" + version)
    .then(function (answer) { return answer.json(); })
    .then(function (told) { if (told.version === version) { wait(version); } else { location.reload(); } })
    .catch(function () { setTimeout(function () { wait(version); }, 1000); });
})({version});
