<?php
// A queue worker: takes jobs from a tube of beanstalkd, notes each in a file, and ends after so many of them.
// usage: queue-worker.php PORT TUBE MOST-JOBS NOTES
[, $port, $tube, $most, $notes] = $argv;
$started = microtime(true);
$queue = stream_socket_client("tcp://127.0.0.1:$port", $code, $why, 5);
if (!$queue) {
    fwrite(STDERR, "cannot reach the queue: $why\n");
    exit(1);
}
function ask($queue, $command) {
    fwrite($queue, "$command\r\n");
    return rtrim(fgets($queue));
}
ask($queue, "watch $tube");
ask($queue, 'ignore default');
echo "worker ", getenv('SUPERVISOR_PROCESS_NAME'), " takes jobs from $tube\n";
for ($done = 0; $done < $most; $done++) {
    [$word, $id, $bytes] = explode(' ', ask($queue, 'reserve'));
    $job = substr(stream_get_contents($queue, $bytes + 2), 0, -2);
    if ($job === 'fail') {
        ask($queue, "delete $id");
        exit(7);
    }
    usleep(2000);
    file_put_contents($notes, "$job\n", FILE_APPEND | LOCK_EX);
    ask($queue, "delete $id");
    echo "job $job done\n";
}
// A worker that ends within startsecs would count as a failed start.
while (microtime(true) - $started < 1.3) {
    usleep(10000);
}
exit(0);
